/** Which files a table has loaded, so that each new file is loaded once. */
package dev.stepshift.loadhistory;
