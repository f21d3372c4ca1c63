// "Present" takes along what stands in the address when it is used: filters, edition, and levers moved since it was drawn.
(() => {
  if (window.emptyChairPresents) return;
  window.emptyChairPresents = true;
  const takeAlong = (act) => {
    const link = act.target.closest?.('a.present');
    if (!link) return;
    const to = new URL(link.href);
    for (const [name, value] of new URL(location.href).searchParams)
      if (name !== 'pack' && !to.searchParams.getAll(name).includes(value)) to.searchParams.append(name, value);
    link.href = to.href;
  };
  for (const act of ['pointerdown', 'focusin', 'keydown']) addEventListener(act, takeAlong, true);
})();
