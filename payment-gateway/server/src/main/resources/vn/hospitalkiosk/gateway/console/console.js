// The console works without this. With it, codes are typed into six boxes, and the time a code still lives is shown.
(() => {
  'use strict';
  document.documentElement.classList.add('js');
  const digits = document.querySelector('.digits');
  if (!digits) return;
  const field = digits.querySelector('input');
  const boxes = [...digits.querySelectorAll('.boxes span')];
  const button = field.form.querySelector('button.p');
  const word = button.textContent;
  const draw = () => {
    field.value = field.value.replace(/[^0-9]/g, '').slice(0, 6);
    const length = field.value.length;
    boxes.forEach((box, n) => {
      box.textContent = field.value[n] || '';
      box.classList.toggle('at', n === Math.min(length, 5) && document.activeElement === field);
    });
    button.disabled = length < 6;
    button.textContent = length < 6 ? `Nhập thêm ${6 - length} số` : word;
  };
  field.addEventListener('input', draw);
  field.addEventListener('focus', draw);
  field.addEventListener('blur', draw);
  const life = document.querySelector('[data-code-life]');
  const tick = () => { life.textContent = `Mã đổi sau ${30 - Math.floor(Date.now() / 1000) % 30} giây.`; };
  if (life) { tick(); setInterval(tick, 1000); }
  field.focus();
  draw();
})();
