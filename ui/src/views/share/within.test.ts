import { describe, expect, it } from 'vitest';
import { across, drawn, HEIGHT, WIDTH } from './within';

describe('a spot and its square', () => {
  it('are drawn in their true proportions, the spot where it is', () => {
    const square: [number, number, number, number] = [-2.125, 53.12, -2.1225, 53.1225];
    const { box, spot } = drawn([-2.1225, 53.121875], square);
    expect(box.width / box.height).toBeCloseTo(0.6, 2);
    expect(box.y + box.height).toBeLessThanOrEqual(HEIGHT);
    expect(box.x + box.width).toBeLessThanOrEqual(WIDTH);
    expect(spot.x).toBeCloseTo(box.x + box.width);
    expect((spot.y - box.y) / box.height).toBeCloseTo(0.25);
    expect(Math.round(across(square))).toBe(278);
  });
});
