import { Player } from './player';
import type { Answer, Question } from './protocol';

const player = new Player({
  answer: (message: Answer) => self.postMessage(message),
  nowMs: () => performance.now(),
  later: (run, afterMs) => void setTimeout(run, afterMs),
});

self.addEventListener('message', ({ data }: MessageEvent<Question>) => player.ask(data));
