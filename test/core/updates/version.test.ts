import { describe, expect, it } from 'vitest'
import { compareVersions, parseVersion } from '../../../main/core/updates/version.ts'

const order = (a: string, b: string): number => {
  const [left, right] = [parseVersion(a), parseVersion(b)]
  if (left === null || right === null) throw new Error('not a version')
  return Math.sign(compareVersions(left, right))
}

/** The order of the specification, section 11.4, with releases around it. */
const ASCENDING = [
  '0.9.9',
  '0.10.0',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '1.0.1',
  '2.0.0',
]

describe('versions', () => {
  it('are ordered as Semantic Versioning orders them, each against each', () => {
    for (const [i, a] of ASCENDING.entries())
      for (const [j, b] of ASCENDING.entries())
        expect(order(a, b), `${a} against ${b}`).toBe(Math.sign(i - j))
  })

  it('do not differ by what they were built from', () => {
    expect(order('1.0.0+linux', '1.0.0+windows')).toBe(0)
  })

  it.each(['', '1', '1.2', '01.2.3', 'v1.2.3', '1.2.3-', '1.2.3-01', '1.2.3 ', '../1.2.3'])(
    'are not read from "%s"',
    (text) => {
      expect(parseVersion(text)).toBeNull()
    },
  )
})
