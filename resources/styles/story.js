/* Follows the reader of a story: lights up the event that is read, and moves the map to where it happened. */
(() => {
  "use strict";
  const steps = [...document.querySelectorAll(".rail > li")];
  const stage = document.querySelector(".stage");
  if (!stage || !steps.length || !("IntersectionObserver" in window)) return;
  document.documentElement.classList.add("live");
  let read = null;
  const follow = (box) => {
    const picture = [...box.querySelectorAll(".picture")].find((one) => one.getClientRects().length);
    const mark = picture && picture.querySelector(".halo.now");
    if (!picture) return;
    const room = box.clientHeight, all = picture.getBoundingClientRect();
    if (all.height <= room) { picture.style.transform = ""; return; }
    if (!mark) return;
    const here = mark.getBoundingClientRect();
    const middle = here.top + here.height / 2 - all.top;
    const shift = Math.min(0, Math.max(room - all.height, room / 2 - middle));
    picture.style.transform = `translateY(${shift}px)`;
  };
  const show = (step) => {
    if (step) read = step;
    if (!read) return;
    document.querySelectorAll(".now").forEach((one) => one.classList.remove("now"));
    read.classList.add("now");
    stage.querySelectorAll(`.m${read.id.slice(4)}`).forEach((one) => one.classList.add("now"));
    stage.querySelectorAll(".pictures").forEach(follow);
  };
  let watch = null;
  const begin = () => {
    if (watch) watch.disconnect();
    const line = matchMedia("(min-width: 900px)").matches ? 40 : 68;
    const found = (entries) => entries.forEach((entry) => { if (entry.isIntersecting) show(entry.target); });
    watch = new IntersectionObserver(found, { rootMargin: `-${line}% 0px -${99 - line}% 0px` });
    steps.forEach((step) => watch.observe(step));
    show(null);
  };
  addEventListener("resize", begin);
  begin();
  show(steps[0]);
})();
