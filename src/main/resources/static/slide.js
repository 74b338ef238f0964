// A slider shows its year while it is moved and asks for it when it is let go; without a script its button does.
for (const form of document.querySelectorAll('form[data-slide]')) {
  const slider = form.querySelector('input[type=range]');
  slider.addEventListener('input', () => {
    form.querySelector('output').value = slider.value;
  });
  slider.addEventListener('change', () => form.submit());
}
