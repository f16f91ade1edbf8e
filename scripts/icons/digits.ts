/** Digits of straight strokes, legible at 16 pixels. */

type DigitHalf = 'tens' | 'units' | 'alone'

/** Size of a digit: 4 points wide, 7 high. */
const WIDTH = 4
const HEIGHT = 7
const TOP = 1.6
const LEFT: Readonly<Record<DigitHalf, number>> = { tens: 2, units: 10, alone: 6 }

/** Strokes by digit: each a line through points `column row`, columns 0 to 2, rows 0 to 4. */
const STROKES: readonly string[] = [
  '00 20 24 04 00',
  '01 10 14|04 24',
  '00 20 22 02 04 24',
  '00 20 24 04|02 22',
  '00 02 22|20 24',
  '20 00 02 22 24 04',
  '20 00 04 24 22 02',
  '00 20 14',
  '00 20 24 04 00|02 22',
  '22 02 00 20 24 04',
]

/** Returns the path of a digit in the left or right half, or in the middle, of the picture. */
export function digitPath(digit: number, half: DigitHalf): string {
  return pathOf(STROKES[digit] ?? '', LEFT[half], WIDTH)
}

/** Returns the path of 100, narrower than two digits. */
export function hundredPath(): string {
  return `M2 ${TOP} V${TOP + HEIGHT} ${pathOf(STROKES[0] ?? '', 5, 3)} ${pathOf(STROKES[0] ?? '', 11, 3)}`
}

function pathOf(strokes: string, left: number, width: number): string {
  return strokes
    .split('|')
    .map((line) => {
      const points = line
        .split(' ')
        .map((point) => `${left + (Number(point[0]) * width) / 2} ${TOP + (Number(point[1]) * HEIGHT) / 4}`)
      return `M${points.join(' L')}`
    })
    .join(' ')
}
