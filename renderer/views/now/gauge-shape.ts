/** The geometry of the gauge: a half circle from 0 on the left to 100 on the right. */

export const CENTRE = { x: 160, y: 158 } as const

function point(score: number, radius: number): readonly [number, number] {
  const angle = Math.PI * (1 - score / 100)
  return [CENTRE.x + radius * Math.cos(angle), CENTRE.y - radius * Math.sin(angle)]
}

const at = (score: number, radius: number) =>
  point(score, radius)
    .map((value) => value.toFixed(2))
    .join(' ')

/** Returns a segment of the ring between two scores. */
export function ringPiece(from: number, to: number, inner: number, outer: number): string {
  return [
    `M${at(from, outer)}`,
    `A${outer} ${outer} 0 0 1 ${at(to, outer)}`,
    `L${at(to, inner)}`,
    `A${inner} ${inner} 0 0 0 ${at(from, inner)}`,
    'Z',
  ].join('')
}

/** Returns the rotation of the needle, drawn pointing left, for a score. */
export function needleTurn(score: number): number {
  return (score / 100) * 180
}
