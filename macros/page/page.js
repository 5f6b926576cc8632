// The one namespace that the scripts of all components share.
window.Rapport = window.Rapport || {};
