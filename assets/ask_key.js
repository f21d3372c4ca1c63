// The key O opens the objections of the finding in view, and closes them again: a challenge in the meeting is answered
// without looking for a button. While something is being typed the key is a letter.
(() => {
  if (window.emptyChairAsks) return;
  window.emptyChairAsks = true;
  const typing = (at) => at?.matches?.('input, textarea, select, [contenteditable="true"]');
  const distance = (finding) => {
    const box = finding.getBoundingClientRect();
    const middle = window.innerHeight / 3;
    return Math.max(box.top - middle, middle - box.bottom, 0);
  };
  addEventListener('keydown', (press) => {
    if (press.key.toLowerCase() !== 'o' || press.ctrlKey || press.metaKey || press.altKey || typing(press.target)) return;
    const findings = [...document.querySelectorAll('[class*="st-key-finding-"]')];
    const nearest = findings.sort((one, other) => distance(one) - distance(other))[0];
    nearest?.querySelector('[class*="st-key-objections-"] button')?.click();
  });
})();
