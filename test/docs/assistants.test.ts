/** The page about assistants names the tools that there are. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CHANGING, READING } from '../../main/adapters/mcp/tools.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/assistants.md'), 'utf8')

test.each([
  ['Tools that only read:', READING],
  ['Further ones with `--allow-changes`:', CHANGING],
])('%s', (heading, operations) => {
  const [, list = ''] = page.split(heading)
  const [paragraph = ''] = list.trim().split('\n\n')
  const named = [...paragraph.matchAll(/`(\w+)`/g)].map(([, name]) => name)
  expect(named.toSorted()).toEqual(operations.map((name) => name.replace('.', '_')).toSorted())
})
