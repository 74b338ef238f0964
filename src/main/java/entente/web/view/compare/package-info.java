/**
 * The views that show documents side by side: about one thing, two documents compared, and every
 * disagreement between sources.
 */
package entente.web.view.compare;
