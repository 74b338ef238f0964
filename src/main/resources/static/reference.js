// Narrows a reference to the terms with a text in them; without this script the page shows them all.
(() => {
  const filter = document.querySelector('[data-filter]');
  const field = filter.querySelector('input');
  const status = filter.querySelector('[data-none]');
  const terms = [...document.querySelectorAll('[data-term]')];
  const texts = new Map(terms.map((term) => [term, term.textContent.toLowerCase()]));
  const details = [...document.querySelectorAll('main details')];
  const opened = new Map(details.map((each) => [each, each.open]));
  const narrow = () => {
    const sought = field.value.trim().toLowerCase();
    let found = 0;
    for (const term of terms) {
      const fits = texts.get(term).includes(sought);
      term.hidden = !fits;
      found += fits ? 1 : 0;
    }
    for (const each of details) {
      each.open = sought ? each.querySelector('[data-term]:not([hidden])') !== null : opened.get(each);
    }
    for (const section of document.querySelectorAll('main section')) {
      const held = section.querySelectorAll('[data-term]');
      if (held.length && !section.matches('[data-term]')) {
        section.hidden = sought !== '' && section.querySelector('[data-term]:not([hidden])') === null;
      }
    }
    status.textContent = sought && !found ? status.dataset.none : '';
  };
  field.addEventListener('input', narrow);
  filter.hidden = false;
  narrow();
  // A letter of the index leads into what is folded.
  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest('details');
    if (folded) {
      folded.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener('hashchange', unfold);
  unfold();
})();
