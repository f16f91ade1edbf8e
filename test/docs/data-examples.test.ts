/** JSON and SQL in the docs: schedules that parse, a request that works, a query with a result. */
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import type { Notice } from '../../main/core/ports/notifier.ts'
import { analysisSettingsSchema } from '../../shared/kinds/analysis.ts'
import { scheduleSchema } from '../../shared/schedule.ts'
import { collected } from '../helpers/trades-collected.ts'
import { blocksOf, inlineCode, pages } from './pages.ts'

const page = (name: string): string => pages.find((one) => one.name === name)?.text ?? ''

const blocks = pages.flatMap(({ name, text }) =>
  blocksOf(text, /^json$/).map((block) => [name, block] as const),
)

it.each(blocks)('%s shows JSON: %s', (_name, block) => {
  expect(() => JSON.parse(block)).not.toThrow()
})

describe('docs/scheduling.md', () => {
  const shown = inlineCode(page('docs/scheduling.md')).filter((code) => code.startsWith('{"'))

  it.each(shown.filter((code) => code.startsWith('{"form"')))('%s is a schedule', (code) => {
    expect(scheduleSchema.safeParse({ ...JSON.parse(code), zone: 'Europe/Paris' }).error).toBeUndefined()
  })

  it.each(shown.filter((code) => !code.startsWith('{"form"')))('%s is a window', (code) => {
    const schedule = { form: 'every', every_seconds: 600, zone: 'UTC', windows: [JSON.parse(code)] }
    expect(scheduleSchema.safeParse(schedule).error).toBeUndefined()
  })

  it('shows every form', () => expect(shown.length).toBeGreaterThan(4))
})

it('docs/analysis.md shows the body that is sent', () => {
  const [block = ''] = blocksOf(page('docs/analysis.md'), /^json$/)
  expect(JSON.parse(block)).toEqual(analysisSettingsSchema.parse({}).body)
})

it('docs/notifications.md shows a notification as the webhook sends it', () => {
  const [block = ''] = blocksOf(page('docs/notifications.md'), /^json$/)
  const { type, ...notice } = JSON.parse(block) as { type: string } & Omit<
    Notice,
    'key' | 'count' | 'shorter'
  >
  const sent: Record<keyof typeof notice, unknown> = {
    title: expect.any(String),
    body: expect.any(String),
    urgency: 'critical',
    target: { view: 'alerts', id: '12' },
    alerts: [expect.objectContaining({ id: 12, type: 'MAINTENANCE_LATE', subject: '7' })],
  }
  expect({ type, ...notice }).toEqual({ type: 'vigie.notification', ...sent })
})

it('docs/trade-files.md shows a query of DuckDB that answers', async () => {
  const { folder } = await collected(2)
  const [query = ''] = blocksOf(page('docs/trade-files.md'), /^sql$/)
  const connection = await (await DuckDBInstance.create()).connect()
  const answer = await connection.runAndReadAll(query.replaceAll("'trades/", `'${folder}/trades/`))
  expect(answer.getRowObjects()).toMatchObject([{ trades: 400n }, { trades: 400n }])
})
