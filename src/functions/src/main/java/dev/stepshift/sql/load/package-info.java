/** The model of a load: what its templates may say of names, columns, files and history. */
package dev.stepshift.sql.load;
