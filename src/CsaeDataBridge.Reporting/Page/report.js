"use strict";
// "ast" runs chart expressions without evaluating text as code, so that the page's policy can forbid that.
const options = { mode: "vega-lite", actions: false, ast: true, renderer: "svg", defaultStyle: false, tooltip: false };
for (const spec of document.querySelectorAll("script.spec")) {
  const chart = spec.previousElementSibling;
  vegaEmbed(chart, JSON.parse(spec.textContent), options).catch(() => chart.remove());
}
