/**
 * Recognition of dates, numbers, note marks and names in texts, in any written form, addressed by
 * Unicode code points. Nothing here knows the knowledge base.
 */
package entente.documents.text;
