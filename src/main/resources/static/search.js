// Suggestions in every search field, after the combobox pattern of the WAI-ARIA Authoring Practices: the arrow keys
// move through the list while the focus stays in the field. The forms also work without this script.
(() => {
  'use strict';
  const PAUSE = 150;

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...children);
    return made;
  };

  function equip(form, number) {
    const field = form.querySelector('input[name=q]');
    const list = element('ul', {
      role: 'listbox',
      id: `ahead-${number}`,
      class: 'ahead',
      'aria-label': field.getAttribute('aria-label'),
    });
    const status = element('span', { role: 'status', class: 'unseen' });
    const frame = element('span', { class: 'typing' });
    list.hidden = true;
    field.replaceWith(frame);
    frame.append(field, list, status);
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': list.id,
      autocomplete: 'off',
    }))
      field.setAttribute(name, value);
    let timer,
      asking,
      typed = field.value,
      chosen = -1;

    const close = () => {
      list.hidden = true;
      chosen = -1;
      field.setAttribute('aria-expanded', 'false');
      field.removeAttribute('aria-activedescendant');
    };

    const choose = (index) => {
      const options = [...list.children];
      chosen = index < -1 ? options.length - 1 : index >= options.length ? -1 : index;
      options.forEach((option, each) => option.setAttribute('aria-selected', String(each === chosen)));
      if (chosen < 0) field.removeAttribute('aria-activedescendant');
      else {
        field.setAttribute('aria-activedescendant', options[chosen].id);
        options[chosen].scrollIntoView({ block: 'nearest' });
      }
    };

    const show = (found) => {
      list.replaceChildren(
        ...found.results.map((result, each) => {
          const name = element('bdi', result.language ? { lang: result.language } : {}, result.name);
          const small = element('small', {}, [result.also, result.what || result.kind].filter(Boolean).join(' · '));
          const option = element(
            'li',
            { role: 'option', id: `${list.id}-${each}`, 'aria-selected': 'false' },
            name,
            small,
          );
          option.dataset.address = result.address;
          return option;
        }),
      );
      status.textContent = found.results.length
        ? form.dataset.found.replace('{0}', found.results.length)
        : form.dataset.none;
      if (found.results.length && document.activeElement === field) {
        list.hidden = false;
        chosen = -1;
        field.setAttribute('aria-expanded', 'true');
      } else close();
    };

    const ask = async () => {
      const text = field.value.trim();
      asking?.abort();
      if (!text) return close();
      asking = new AbortController();
      try {
        const answer = await fetch(`/search?ahead=&q=${encodeURIComponent(text)}`, {
          headers: { Accept: 'application/json' },
          signal: asking.signal,
        });
        if (answer.ok && field.value.trim() === text) show(await answer.json());
        else if (!answer.ok) close();
      } catch (problem) {
        if (problem.name !== 'AbortError') close();
      }
    };

    field.addEventListener('input', () => {
      clearTimeout(timer);
      if (field.value === typed) return;
      typed = field.value;
      timer = setTimeout(ask, PAUSE);
    });
    field.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        if (list.hidden) ask();
        else choose(event.key === 'ArrowDown' ? chosen + 1 : chosen - 1);
      } else if (event.key === 'Escape' && !list.hidden) {
        event.preventDefault();
        close();
      } else if (event.key === 'Enter' && chosen >= 0) {
        event.preventDefault();
        location.assign(list.children[chosen].dataset.address);
      }
    });
    field.addEventListener('blur', () => {
      asking?.abort();
      clearTimeout(timer);
      close();
    });
    // Before the field loses its focus, and the list with it.
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]');
      if (option) location.assign(option.dataset.address);
    });
  }

  document.querySelectorAll('form[role=search]').forEach(equip);
})();
