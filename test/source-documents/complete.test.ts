/** No line is missing: each one in the documents is in our list, and each one in our list is in the mapping. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../helpers/shared-data.ts'
import { COMMANDS, type DocumentName, REQUESTS } from './lines.ts'
import { shellLines } from './shell-lines.ts'

const names = Object.keys(COMMANDS) as DocumentName[]
const folder = sharedData('..', 'origin')
const mapping = readFileSync(
  join(import.meta.dirname, '../../docs/from-the-source-systems.md'),
  'utf8',
).replaceAll('\\|', '|')

describe.skipIf(folder === null)('the source documents (skipped where ../shared/origin is absent)', () => {
  it.each(names)('%s asks for nothing that is not listed', (name) => {
    const known: readonly string[] = [...REQUESTS[name], ...COMMANDS[name]]
    const asked = shellLines(readFileSync(join(folder ?? '', name), 'utf8'))
    expect(asked.length).toBeGreaterThan(4)
    expect(asked.filter((line) => !known.some((start) => line.startsWith(start)))).toEqual([])
  })

  it.each(names)('%s says what our list says', (name) => {
    const text = readFileSync(join(folder ?? '', name), 'utf8')
    const asked = shellLines(text)
    const said = (line: string) => asked.some((other) => other.startsWith(line)) || text.includes(line)
    expect([...REQUESTS[name], ...COMMANDS[name]].filter((line) => !said(line))).toEqual([])
  })
})

describe('the mapping', () => {
  it.each(names)('names every command of %s', (name) => {
    expect(COMMANDS[name].filter((line) => !mapping.includes(`\`${line}`))).toEqual([])
  })
})
