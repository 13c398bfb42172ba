/** Stands for SNS: keeps what people would have been sent. */
package dev.stepshift.laptop.sns;
