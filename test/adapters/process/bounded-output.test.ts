import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BoundedOutput } from '../../../main/adapters/process/bounded-output.ts'

test('of a gigabyte the beginning and the end stay, in bounded memory', () => {
  const output = new BoundedOutput(1000)
  const chunk = Buffer.alloc(1_000_000, 'a')
  output.add(Buffer.from('first'))
  for (let part = 0; part < 1000; part += 1) output.add(chunk)
  output.add(Buffer.from('last'))
  expect(output.length).toBe(1_000_000_009)
  expect(output.text()).toMatch(/^firsta{495}\n…\na{496}last$/)
})

test('letters that a cut divides are left out, not damaged', () => {
  const output = new BoundedOutput(5)
  output.add(Buffer.from('éééééé'))
  expect(output.text()).toBe('é\n…\né')
})

test('whatever the chunks, what fits is kept whole and what does not by its ends', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{0,9}$/)),
      fc.integer({ min: 1, max: 20 }),
      (chunks, half) => {
        const output = new BoundedOutput(2 * half)
        for (const chunk of chunks) output.add(Buffer.from(chunk))
        const whole = chunks.join('')
        const cut = `${whole.slice(0, half)}\n…\n${whole.slice(-half)}`
        expect(output.text()).toBe(whole.length <= 2 * half ? whole : cut)
      },
    ),
  )
})
