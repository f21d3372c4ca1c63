// Wakes the charts of a page in one file: a tip under the pointer, and by arrow keys where a chart has the focus.
"use strict";
(() => {
  const tip = document.body.appendChild(document.createElement("div"));
  tip.id = "tip";
  tip.hidden = true;
  tip.setAttribute("role", "status");

  const hide = () => { tip.hidden = true; };

  function show(words, x, y) {
    tip.textContent = words;
    tip.hidden = false;
    const left = Math.min(x + 12, window.scrollX + document.documentElement.clientWidth - tip.offsetWidth - 8);
    tip.style.left = `${Math.max(left, 8)}px`;
    tip.style.top = `${Math.max(y - tip.offsetHeight - 10, window.scrollY + 4)}px`;
  }

  // Every mark that has something to say, from left to right and from top to bottom, in the chart's own pixels.
  function telling(item, x, y, found) {
    for (const child of item.items || []) {
      if (child.tooltip && child.bounds) {
        const { x1, y1, x2, y2 } = child.bounds;
        found.push({ words: String(child.tooltip), x: x + (x1 + x2) / 2, y: y + y1 });
      }
      const isGroup = item.marktype === "group";
      telling(child, x + ((isGroup && child.x) || 0), y + ((isGroup && child.y) || 0), found);
    }
    return found;
  }

  function stepped(plot, view, by) {
    const marks = telling(view.scenegraph().root, ...view.origin(), []);
    const seen = marks.filter((mark, i) => marks.findIndex((other) => other.words === mark.words) === i);
    if (!seen.length) return;
    const at = (Number(plot.dataset.at ?? (by > 0 ? -1 : 0)) + by + seen.length) % seen.length;
    plot.dataset.at = at;
    const box = plot.querySelector("svg").getBoundingClientRect();
    show(seen[at].words, window.scrollX + box.left + seen[at].x, window.scrollY + box.top + seen[at].y);
  }

  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  async function wake(figure) {
    const still = figure.querySelector(".plot");
    const spec = JSON.parse(figure.querySelector("script").textContent);
    const plot = still.cloneNode(false);
    plot.classList.add("waking");
    still.after(plot);
    const { view } = await window.vegaEmbed(plot, spec, {
      ast: true, // the page forbids code made from text
      actions: false,
      defaultStyle: false,
      renderer: "svg",
      tooltip: (_, event, __, words) => (words ? show(String(words), event.pageX, event.pageY) : hide()),
    });
    still.remove();
    plot.classList.remove("waking");
    plot.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
      if (!steps[event.key]) return;
      event.preventDefault();
      stepped(plot, view, steps[event.key]);
    });
    plot.addEventListener("blur", hide);
  }

  // A link to a folded part opens it.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") {
      target.open = true;
      target.scrollIntoView();
    }
  };
  window.addEventListener("hashchange", unfold);

  // As in the app: O opens the objections of the finding in view; D its data.
  const parts = { o: ".objections-asked", d: ".data" };
  document.addEventListener("keydown", (event) => {
    const part = parts[event.key.toLowerCase()];
    if (!part || event.ctrlKey || event.metaKey || event.altKey) return;
    const middle = window.innerHeight / 2;
    const far = (finding) => {
      const { top, bottom } = finding.getBoundingClientRect();
      return Math.max(top - middle, middle - bottom, 0);
    };
    const [nearest] = [...document.querySelectorAll(".finding")].sort((a, b) => far(a) - far(b));
    const folded = nearest && nearest.querySelector(part);
    if (folded) folded.open = !folded.open;
  });

  (async () => {
    unfold();
    for (const figure of document.querySelectorAll("figure.chart")) {
      try {
        await wake(figure);
      } catch (error) {
        console.error(error); // the drawing stays
        figure.querySelectorAll(".plot.waking").forEach((plot) => plot.remove());
      }
    }
    document.documentElement.dataset.awake = "yes";
  })();
})();
