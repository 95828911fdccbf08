import { useSession } from '@renderer/state/session';
import { type ReactElement, useEffect, useRef } from 'react';
import styles from './Laser.module.css';

const TRAIL_MS = 700;

/** A red point that follows the pointer and leaves a trail that fades. It touches nothing. */
export function Laser(): ReactElement | null {
  const hasLaser = useSession((state) => state.hasLaser);
  return hasLaser ? <Trail /> : null;
}

function Trail(): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return undefined;
    let trail: { readonly x: number; readonly y: number; readonly atMs: number }[] = [];
    let request = 0;
    const fit = () => {
      element.width = globalThis.innerWidth * devicePixelRatio;
      element.height = globalThis.innerHeight * devicePixelRatio;
    };
    const draw = (nowMs: number) => {
      request = 0;
      trail = trail.filter(({ atMs }, i) => nowMs - atMs < TRAIL_MS || i === trail.length - 1);
      context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      context.clearRect(0, 0, globalThis.innerWidth, globalThis.innerHeight);
      context.lineCap = 'round';
      for (let i = 1; i < trail.length; i++) {
        const [a, b] = [trail[i - 1]!, trail[i]!];
        const left = Math.max(0, 1 - (nowMs - b.atMs) / TRAIL_MS);
        context.strokeStyle = `rgb(224 49 49 / ${left * 0.9})`;
        context.lineWidth = 1 + 5 * left;
        context.beginPath();
        context.moveTo(a.x, a.y);
        context.lineTo(b.x, b.y);
        context.stroke();
      }
      const head = trail.at(-1);
      if (head) {
        context.fillStyle = 'rgb(224 49 49)';
        context.beginPath();
        context.arc(head.x, head.y, 5, 0, 2 * Math.PI);
        context.fill();
      }
      if (trail.length > 1) request = requestAnimationFrame(draw);
    };
    const onMove = (event: PointerEvent) => {
      trail.push({ x: event.clientX, y: event.clientY, atMs: performance.now() });
      if (request === 0) request = requestAnimationFrame(draw);
    };
    fit();
    globalThis.addEventListener('resize', fit);
    globalThis.addEventListener('pointermove', onMove, true);
    return () => {
      cancelAnimationFrame(request);
      globalThis.removeEventListener('resize', fit);
      globalThis.removeEventListener('pointermove', onMove, true);
    };
  }, []);
  return <canvas ref={canvas} className={styles.laser} aria-hidden="true" data-testid="laser" />;
}
