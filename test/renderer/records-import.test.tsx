/** The import of records: what is shown before it, what is chosen last counts, and what comes of a refusal. */
import { describe, expect, test, vi } from 'vitest'
import { notice } from '../../renderer/shell/toast.ts'
import { ImportButton } from '../../renderer/views/occupations/ImportButton.tsx'
import type { ImportedRecords } from '../../shared/contract/occupations-answers.ts'
import { type Answers, isDisabled, show } from '../helpers/shown.tsx'

const PREVIEW: ImportedRecords = {
  form: 'list',
  encoding: 'utf-8',
  headings: ['Code', 'Nom'],
  columns: { code: 'Code' },
  missing: ['title'],
  unused: [],
  separators: {},
  remembered: false,
  sample: [],
  records: 2,
  titles: 0,
  created: 2,
  updated: 0,
  unchanged: 0,
  import_id: null,
  changes: {},
  locked: {},
  refused: [],
}

interface AskedPreview {
  readonly input: Record<string, unknown>
  readonly resolve: (preview: ImportedRecords) => void
}

/** The dialog with a chosen file, whose previews come when they are answered. */
async function opened(occupations: Answers['occupations'] = {}) {
  const asked: AskedPreview[] = []
  const previewImport = (input: Record<string, unknown>) =>
    new Promise((resolve) => void asked.push({ input, resolve }))
  const page = show(<ImportButton />, { answers: { occupations: { previewImport, ...occupations } } })
  const choose = (text: string, name: string) =>
    page.hand.upload(page.screen.getByLabelText('File'), new File([text], name))
  const answer = async (nth: number, changes: Partial<ImportedRecords> = {}) => {
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(nth))
    asked[nth]?.resolve({ ...PREVIEW, ...changes })
  }
  await choose('Code,Nom\n', 'list.csv')
  const dialog = await page.screen.findByRole('dialog', { name: 'Import records' })
  const accept = () =>
    [...dialog.querySelectorAll('button')].find((one) => /^Import/.test(one.textContent ?? '')) as HTMLElement
  return { ...page, asked, answer, accept, dialog }
}

describe('a file of records', () => {
  test('is read first, and cannot be imported while a needed column has none', async () => {
    const { screen, answer, accept, asked } = await opened()
    expect(isDisabled(accept())).toBe(true)
    await answer(0)
    await screen.findByText(/Choose a column for: Title/)
    expect(asked[0]?.input).toMatchObject({ name: 'list.csv', data_base64: btoa('Code,Nom\n') })
    expect(isDisabled(accept())).toBe(true)
  })

  test('is imported as it was shown last, and Undo takes it back', async () => {
    const done = { ...PREVIEW, missing: [], import_id: 4 }
    const [take, undoImport] = [vi.fn().mockResolvedValue(done), vi.fn().mockResolvedValue({})]
    const { screen, hand, answer, accept } = await opened({ import: take, undoImport })
    await answer(0)
    await hand.selectOptions(await screen.findByLabelText('Title'), 'Nom')
    await answer(1, { missing: [], columns: { code: 'Code', title: 'Nom' } })
    await hand.click(screen.getByRole('checkbox', { name: /take part in the monthly run/ }))
    await expect.poll(() => isDisabled(accept())).toBe(false)
    await hand.click(accept())
    expect(take.mock.lastCall?.[0]).toMatchObject({
      name: 'list.csv',
      columns: { code: 'Code', title: 'Nom' },
      publish: true,
    })
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
    await notice.get()?.undo?.()
    expect(undoImport).toHaveBeenCalledWith({ id: 4 })
  })

  test('waits for the preview of the last choice, whichever comes last', async () => {
    const { screen, hand, answer, accept, asked } = await opened()
    await answer(0)
    await hand.selectOptions(await screen.findByLabelText('Title'), 'Nom')
    await hand.selectOptions(screen.getByLabelText('Character set'), 'cp850')
    await vi.waitFor(() => expect(asked).toHaveLength(3))
    expect(asked[2]?.input).toMatchObject({ encoding: 'cp850', columns: { title: 'Nom' } })
    await answer(1, { missing: [] })
    expect(isDisabled(accept())).toBe(true)
    await answer(2, { missing: [], encoding: 'cp850' })
    await expect.poll(() => isDisabled(accept())).toBe(false)
  })

  test('that is refused stays open with what was chosen, and says why', async () => {
    const take = vi.fn().mockRejectedValue(new Error('no'))
    const { screen, hand, answer, accept } = await opened({ import: take })
    await answer(0, { missing: [] })
    await expect.poll(() => isDisabled(accept())).toBe(false)
    await hand.click(screen.getByRole('checkbox', { name: /take part in the monthly run/ }))
    await hand.click(accept())
    await screen.findByRole('alert')
    expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(true)
  })

  test('that cannot be read says why, and another can be chosen', async () => {
    const { screen, dialog, hand } = await opened({
      previewImport: vi.fn().mockRejectedValue(new Error('no')),
    })
    await screen.findByRole('alert')
    await hand.click([...dialog.querySelectorAll('button')].at(-1) as HTMLElement)
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
  })
})
