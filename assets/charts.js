// Draws the charts of a page with the Vega that Streamlit ships: those in view at once and in their order, the others
// when nothing else is to do. A chart is drawn again when its width changes.
(() => {
  const vega = /* VEGA */ "";
  const charts = (window.emptyChairCharts ??= begin());
  charts.look();

  function begin() {
    const specs = new WeakMap(), views = new Map(), waiting = new Set(), inView = new Set();
    let embed, working = false, observers;

    const isSpec = (part) => part && typeof part === 'object';
    // As presentation/said_once.py folds it: {"@": 3} is a part said elsewhere, {"*": ["a", "b"], "of": "001"} a, a, b.
    const unfold = (part, said) => {
      if (Array.isArray(part)) return part.map((each) => unfold(each, said));
      if (!isSpec(part)) return part;
      if ('*' in part) return [...part.of].map((digit) => part['*'][parseInt(digit, 36)]);
      if ('@' in part) return unfold(said[part['@']], said);
      return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, unfold(each, said)]));
    };

    function watched() {
      const near = new IntersectionObserver((seen) => {
        for (const { target, isIntersecting } of seen) inView[isIntersecting ? 'add' : 'delete'](target);
        work();
      }, { root: document.querySelector('.stMain'), rootMargin: '200px 0px' });
      const sized = new ResizeObserver((seen) => {
        for (const { target } of seen) {
          if (!target.clientWidth || target.clientWidth === views.get(target)?.width) continue;
          delete target.dataset.drawn;
          waiting.add(target);
        }
        work();
      });
      return [near, sized];
    }

    function look() {
      for (const [frame, { view }] of views) if (!frame.isConnected) forget(frame, view);
      for (const told of document.querySelectorAll('script.specs:not([data-read])')) {
        told.dataset.read = '';
        const { said, charts } = JSON.parse(told.textContent);
        const claimed = (frame) => frame.closest('section, [class*=st-key-finding-]')?.querySelector('h2')?.textContent;
        for (const frame of told.parentNode.querySelectorAll('.chart')) {
          observers ??= watched();
          frame.ariaLabel = `${claimed(frame)}. ${frame.ariaLabel}`;
          specs.set(frame, () => unfold(charts[frame.dataset.chart], said));
          waiting.add(frame);
          observers.forEach((each) => each.observe(frame));
        }
      }
      for (const heading of document.querySelectorAll('[data-anchor]')) heading.id = heading.dataset.anchor;
    }

    function forget(frame, view) {
      view?.finalize();
      views.delete(frame);
      inView.delete(frame);
      observers.forEach((each) => each.unobserve(frame));
    }

    const nextOf = (frames) => [...frames].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1))[0];

    async function work() {
      if (working) return;
      working = true;
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      while (waiting.size) {
        let frame = nextOf([...waiting].filter((each) => inView.has(each)));
        if (!frame) {
          await new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done, { timeout: 400 }));
          frame = nextOf([...waiting].filter((each) => inView.has(each))) ?? nextOf(waiting);
        }
        waiting.delete(frame);
        if (frame.isConnected && frame.clientWidth) await draw(frame);
      }
      working = false;
    }

    async function draw(frame) {
      const width = frame.clientWidth;
      try {
        embed ??= await found();
        const plot = document.createElement('div');
        const made = await embed(plot, { ...specs.get(frame)(), width }, {
          ast: true, renderer: 'svg', actions: false, defaultStyle: false, tooltip: { disableDefaultStyle: true },
        });
        views.get(frame)?.view.finalize();
        frame.replaceChildren(...plot.childNodes);
        frame.style.minHeight = '';
        views.set(frame, { view: made.view, width });
        frame.dataset.drawn = '';
      } catch (error) {
        console.error(error); // its words take its place
        frame.textContent = frame.ariaLabel;
        frame.dataset.drawn = 'not';
      }
    }

    async function found() {
      const ours = document.querySelector('script[type=module][src*="static/js/"]').src;
      const parts = Object.values(await import(new URL(vega, ours)));
      return parts.find((part) => part?.vegaLite && part.default).default;
    }

    addEventListener('beforeprint', () => work());
    return { look };
  }
})();
