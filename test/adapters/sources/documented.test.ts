/** Whoever reads the page on sources knows every host that Vigie may ask. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MARKET_SOURCES } from '../../../main/adapters/sources/market-sources.ts'

const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'sources.md'), 'utf8')
const sources = Object.entries(MARKET_SOURCES).map(([name, { id, address }]) => ({ name, id, address }))

test.each(sources)('$name is described with its address', ({ name, id, address }) => {
  expect(id).toBe(name)
  const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`))
  expect(row).toContain(address ?? name)
})
