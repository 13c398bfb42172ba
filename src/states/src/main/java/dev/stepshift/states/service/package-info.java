/** The actions of the Step Functions API, on machines, executions and task tokens. */
package dev.stepshift.states.service;
