import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../../main/adapters/sources/csv/rows.ts'

const TEXT = 'Séance;Clôture\r\n02/01/2026;1,5\r\n'
const little = Buffer.from(TEXT, 'utf16le')
const big = Buffer.from(little).swap16()

async function textsOf(bytes: Uint8Array): Promise<string[]> {
  const found: string[] = []
  async function* inParts() {
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7)
  }
  for await (const rows of rowsOf(inParts())) found.push(...rows.map(({ text }) => text))
  return found
}

describe('a data file', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16, little end first, with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), little])],
    ['UTF-16, big end first, with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), big])],
    ['UTF-16 without a mark', little],
    ['UTF-16, big end first, without a mark', big],
  ])('is read in %s', async (_, bytes) => {
    expect(await textsOf(bytes)).toEqual(['Séance;Clôture', '02/01/2026;1,5'])
  })
})
