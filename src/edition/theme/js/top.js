// Offers the way to the top to who scrolls up from below the first window; who has jumped there knows the way.

const button = document.querySelector(".to-top");
let last = 0;

addEventListener("scroll", () => {
  const up = last - scrollY;
  last = scrollY;
  button.hidden = scrollY < innerHeight || up <= 0 || up > innerHeight;
}, { passive: true });
button.addEventListener("click", () => scrollTo({ top: 0 }));
