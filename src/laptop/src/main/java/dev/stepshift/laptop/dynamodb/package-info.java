/** AWS's own DynamoDB Local, with the state table in it. */
package dev.stepshift.laptop.dynamodb;
