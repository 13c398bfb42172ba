/** Stands for EventBridge: carries what the services tell to the rules that match it. */
package dev.stepshift.laptop.events;
