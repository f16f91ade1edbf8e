/** The form of a new job: where it begins, and the name that it shows. */
import { describe, expect, test, vi } from 'vitest'
import { createFearGreedKind, type FearGreedDeps } from '../../main/core/jobs/fear-greed/kind.ts'
import { createHttpKind, type HttpKindDeps } from '../../main/core/jobs/http/kind.ts'
import { jobTemplates } from '../../main/core/jobs/registry.ts'
import { NewJob } from '../../renderer/views/jobs/NewJob.tsx'
import { show } from '../helpers/shown.tsx'

const kinds = {
  'fear-greed': createFearGreedKind({} as FearGreedDeps),
  http: createHttpKind({} as HttpKindDeps),
}
const templates = jobTemplates(kinds, [], 'UTC', 'en')

function opened(begin: string) {
  const create = vi.fn().mockRejectedValue(new Error('no'))
  const page = show(<NewJob key={begin} jobs={[]} begin={begin} />, {
    answers: { jobs: { templates: async () => ({ templates }), create } },
  })
  return { ...page, create }
}

const nameField = async ({ screen }: ReturnType<typeof opened>) =>
  (await screen.findAllByLabelText<HTMLInputElement>('Name'))[0] as HTMLInputElement

const checked = (page: ReturnType<typeof opened>, name: RegExp) =>
  page.screen.getByRole<HTMLInputElement>('radio', { name }).checked

describe('the form of a new job', () => {
  test('begins with the template that the way to it names', async () => {
    const page = opened('web-page')
    await nameField(page)
    expect(checked(page, /^Web page/)).toBe(true)
  })

  test('shows the name that the job gets, and sends none unless its owner types one', async () => {
    const page = opened('web-page')
    const { screen, hand, create } = page
    const name = await nameField(page)
    expect(name.value).toBe('HTTP request')
    await hand.type(screen.getByLabelText('Address to ask'), 'http://shop.test/prices')
    expect(name.value).toBe('shop.test/prices')
    await hand.click(screen.getByRole('button', { name: 'Add the job' }))
    await expect.poll(() => create.mock.calls.length).toBe(1)
    expect(create.mock.lastCall?.[0].definition).not.toHaveProperty('name')
    await hand.clear(name)
    await hand.type(name, 'Prices')
    await hand.click(screen.getByRole('button', { name: 'Add the job' }))
    await expect.poll(() => create.mock.lastCall?.[0].definition.name).toBe('Prices')
    await hand.click(screen.getByRole('button', { name: 'Cancel' }))
  })

  test('is found again by the plain way to it, with what was entered', async () => {
    const first = opened('web-page')
    await first.hand.type(await first.screen.findByLabelText('Address to ask'), 'http://kept.test')
    first.again(null)
    const page = opened('')
    expect((await nameField(page)).value).toBe('kept.test')
    expect(checked(page, /^Web page/)).toBe(true)
    await page.hand.click(page.screen.getByRole('button', { name: 'Cancel' }))
  })
})
