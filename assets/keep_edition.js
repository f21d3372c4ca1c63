/* The menu's links drop the edition from the address. It is put back in place: a new entry would trap the way back. */
(() => {
  const wanted = /* EDITION */ "";
  const address = new URL(window.location.href);
  if (address.searchParams.get("edition") === wanted) return;
  address.searchParams.set("edition", wanted);
  window.history.replaceState(window.history.state, "", address);
})();
