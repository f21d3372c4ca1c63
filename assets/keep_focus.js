// A button that moves its own row stays under the keyboard: the page draws rows by place, and focus would stay behind.
(() => {
  const key = /* KEY */ "";
  let tries = 0;
  const focus = () => {
    const row = document.querySelector(`.st-key-${CSS.escape(key)}`);
    const button = row?.querySelector('button:not(:disabled)')
      ?? row?.parentElement?.querySelector('[class*=st-key-pack-up-] button:not(:disabled), [class*=st-key-pack-down-] button:not(:disabled)');
    if (button && document.activeElement !== button) button.focus({ preventScroll: false });
    if (++tries < 8) setTimeout(focus, 60);
  };
  focus();
})();
