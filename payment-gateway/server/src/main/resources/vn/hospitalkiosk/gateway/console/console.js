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

// Reception: a new call for help sounds, and the page is drawn anew when something else waits.
(() => {
  'use strict';
  const desk = document.querySelector('[data-reception]');
  if (!desk) return;
  let [call, waiting] = desk.dataset.reception.split('|');
  let sound = null;
  const button = document.querySelector('[data-sound]');
  const tone = (from, hertz) => {
    const wave = sound.createOscillator();
    const loud = sound.createGain();
    loud.gain.value = 0.3;
    wave.frequency.value = hertz;
    wave.connect(loud).connect(sound.destination);
    wave.start(sound.currentTime + from);
    wave.stop(sound.currentTime + from + 0.25);
  };
  const ring = () => { if (sound) { tone(0, 880); tone(0.3, 660); tone(0.6, 880); } };
  const on = () => { sound = sound || new AudioContext(); button.textContent = 'Đang bật âm báo'; button.disabled = true; };
  button.addEventListener('click', () => { on(); ring(); sessionStorage.setItem('sound', 'on'); });
  if (sessionStorage.getItem('sound') === 'on') { try { on(); } catch (e) { button.disabled = false; } }
  if (sessionStorage.getItem('rung') !== call && Number(call) > 0) { ring(); sessionStorage.setItem('rung', call); }
  const typing = () => document.activeElement && document.activeElement.matches('input, textarea');
  setInterval(async () => {
    try {
      const answer = await fetch('/reception/news', { headers: { Accept: 'text/plain' } });
      if (!answer.ok || answer.redirected) return;
      const [now, many] = (await answer.text()).split('|');
      if (Number(now) > Number(call)) ring();
      const changed = now !== call || many !== waiting;
      if (changed && !typing()) { sessionStorage.setItem('rung', now); location.reload(); }
      if (Number(now) > Number(call)) call = now;
    } catch (e) { /* the next time */ }
  }, 4000);
})();
