/**
 * The views that set documents side by side: what they say of one thing or what two of them say,
 * and every place where sources disagree.
 */
package entente.web.view.compare;
