/** Reads S3: where objects are, what names their content, and the sql folder that is deployed. */
package dev.stepshift.source;
