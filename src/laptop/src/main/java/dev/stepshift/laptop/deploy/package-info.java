/**
 * Deploys a repository to the laptop as Terraform does to an account: names, placeholders,
 * machines, rules and schedules.
 */
package dev.stepshift.laptop.deploy;
