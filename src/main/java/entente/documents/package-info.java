/**
 * What ties the knowledge to the texts it was taken from: passages and evidence checked, coverage
 * counted, passages drafted.
 */
package entente.documents;
