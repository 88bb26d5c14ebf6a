"use strict";
for (const chart of document.querySelectorAll(".chart")) {
  vegaEmbed(chart, JSON.parse(chart.dataset.spec), { actions: false, renderer: "svg" });
}
