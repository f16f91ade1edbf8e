/** What the definition of a job that sends a request may not say, and what it may leave out. */
import { expect, test } from 'vitest'
import { addJob, ownInstance, ran } from '../../../helpers/own-jobs.ts'
import { httpServer } from '../../../servers/loopback.ts'

const running = ownInstance()

const BODY = JSON.stringify({ rates: { USD: 1.0842 } })
const service = async () => ({ url: await httpServer((_, response) => response.end(BODY)) })

let made = 0
function nextId(): string {
  made += 1
  return `made-${made}`
}

const figure = (name: string, from: string, at = '') => ({ name, from, at })

test.each([
  ['checks[0].value', { checks: [{ from: 'text', operator: 'contains' }] }, 'give a value to compare with'],
  ['checks[0].value', { checks: [{ from: 'json', at: '$.a', operator: 'equals' }] }, 'give a value'],
  [
    'checks[0].value',
    { checks: [{ from: 'text', operator: 'above', value: 'ten' }] },
    'compare with a number',
  ],
  [
    'checks[0].value',
    { checks: [{ from: 'text', operator: 'below', value: true }] },
    'compare with a number',
  ],
  ['expected_status', { expected_status: '200, 600' }, 'from 100 to 599'],
  ['expected_status', { expected_status: '299-200' }, 'the lower number first'],
  ['expected_status', { expected_status: 'ok' }, 'for example 200-299, 304'],
  ['checks', { checks: 'foo' }, '[{"from":"json","at":"$.status","operator":"equals","value":"ok"}]'],
  ['figures', { figures: 'foo' }, '[{"name":"price","from":"json","at":"$.price"}]'],
])(
  'what no answer can satisfy is refused, with %s and what to write: %j',
  async (field, settings, problem) => {
    const adding = addJob(running(), nextId(), { kind: 'http', settings })
    await expect(adding).rejects.toMatchObject({
      message: expect.stringContaining(`settings.${field}`),
      data: { params: { problem: expect.stringContaining(problem) } },
    })
  },
)

test('the history of the only figure of a job needs no name; of several, one is asked for', async () => {
  const { url } = await service()
  const instance = running()
  const rate = figure('rate', 'json', '$.rates.USD')
  await addJob(instance, 'shop-one', { kind: 'http', settings: { url, figures: [rate] } })
  await ran(instance, 'shop-one')
  const client = instance.application.client('en')
  const { points } = await client.figures.history({ job_id: 'shop-one' })
  expect(points).toMatchObject([{ value: 1.0842 }])
  const figures = [rate, figure('size', 'length')]
  await addJob(instance, 'shop-two', { kind: 'http', settings: { url, figures } })
  await expect(client.figures.history({ job_id: 'shop-two' })).rejects.toThrow('it must be one of rate, size')
  await addJob(instance, 'shop-none', { kind: 'http', settings: { url } })
  await expect(client.figures.history({ job_id: 'shop-none' })).rejects.toThrow('keeps no figures')
})

test('a check with a number as text is kept', async () => {
  const checks = [{ from: 'json', at: '$.rates.USD', operator: 'below', value: '2.5' }]
  const { url } = await service()
  const instance = running()
  await addJob(instance, 'shop-text-number', { kind: 'http', settings: { url, checks } })
  expect((await ran(instance, 'shop-text-number')).outcome).toBe('succeeded')
})
