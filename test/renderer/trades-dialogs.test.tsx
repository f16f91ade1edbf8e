/** Files of trades: what is exported and adopted, what has to be known before, and what is said of the work. */
import { describe, expect, test, vi } from 'vitest'
import { AdoptDialog } from '../../renderer/views/trades/AdoptDialog.tsx'
import { ExportDialog } from '../../renderer/views/trades/ExportDialog.tsx'
import type { BasePreview, TradeOperation } from '../../shared/contract/trades.ts'
import type { TradesStatus } from '../../shared/contract/trades-status.ts'
import { refusal } from '../helpers/refusal.ts'
import { type Answers, focused, isDisabled, show } from '../helpers/shown.tsx'

const STATUS = {
  job_id: 'trades',
  symbol: 'BTCUSDT',
  folder: '/data',
  days: 2,
  first_day: '2026-01-01',
  last_day: '2026-01-02',
} as TradesStatus

const operation = (changes: Partial<TradeOperation>): TradeOperation => ({
  id: 'op',
  job_id: 'trades',
  action: 'export',
  state: 'running',
  started_at: '2026-05-01T10:00:00Z',
  ended_at: null,
  progress: null,
  fault: null,
  result: null,
  ...changes,
})

const NONE = async () => ({ operation: null })

describe('the export of trades', () => {
  function opened(trades: Answers['trades'] = {}) {
    const series = async () => ({
      items: [
        { series: { id: 'dollar' }, bars: 12 },
        { series: { id: 'empty' }, bars: 0 },
      ],
    })
    const answers = { trades: { operation: NONE, series, ...trades } }
    const close = vi.fn()
    const page = show(<ExportDialog status={STATUS} onClose={close} />, { answers })
    const begin = () => page.hand.click(page.screen.getByRole('button', { name: 'Export' }))
    const path = () => page.screen.getByLabelText<HTMLInputElement>('New file')
    return { ...page, close, begin, path }
  }

  test('proposes a file for what is chosen, and writes all days to it', async () => {
    const write = vi.fn().mockResolvedValue({ operation: operation({}) })
    const { begin, path } = opened({ export: write })
    expect(path().value).toBe('/data/BTCUSDT_trades_2026-01-01_2026-01-02.csv')
    await begin()
    expect(write).toHaveBeenCalledWith({
      job_id: 'trades',
      path: '/data/BTCUSDT_trades_2026-01-01_2026-01-02.csv',
      from: '2026-01-01',
      to: '2026-01-02',
    })
  })

  test('of bars offers the series that have some, and follows the choice in the name', async () => {
    const write = vi.fn().mockResolvedValue({ operation: operation({}) })
    const { screen, hand, begin, path } = opened({ export: write })
    await hand.click(await screen.findByRole('radio', { name: 'Bars: dollar' }))
    expect(screen.queryByRole('radio', { name: 'Bars: empty' })).toBeNull()
    expect(path().value).toContain('_dollar_')
    await begin()
    expect(write.mock.lastCall?.[0]).toMatchObject({ series: 'dollar' })
  })

  test('keeps a path that was typed whatever is chosen after it', async () => {
    const { screen, hand, path } = opened()
    await hand.clear(path())
    await hand.type(path(), '/tmp/mine.csv')
    await hand.click(await screen.findByRole('radio', { name: 'Bars: dollar' }))
    expect(path().value).toBe('/tmp/mine.csv')
    await hand.clear(path())
    expect(isDisabled(screen.getByRole('button', { name: 'Export' }))).toBe(true)
  })

  test('that is refused says why, and leaves what was entered', async () => {
    const write = vi.fn().mockRejectedValue(refusal('path', 'there is a file already'))
    const { screen, begin, path } = opened({ export: write })
    await begin()
    expect((await screen.findByRole('alert')).textContent).toMatch(/there is a file already/i)
    expect(path().value).toContain('BTCUSDT')
  })

  test('goes on when the dialog is closed, which has the focus on its way out', async () => {
    const write = vi.fn().mockResolvedValue({ operation: operation({}) })
    const { screen, begin } = opened({ export: write })
    await begin()
    await screen.findByText('The work continues after you close this.')
    await expect.poll(focused).toBe('Close')
  })
})

const PREVIEW: BasePreview = {
  files: 1,
  bytes: 2048,
  file: '/srv/a.csv',
  columns: ['id', 'p', 'q', 't', 'm'],
  mapping: { id: 'id' },
  missing: ['price'],
  sample: [],
  problem: null,
}

describe('the adoption of files', () => {
  function opened(trades: Answers['trades'] = {}) {
    const asked: { columns: object; path: string; resolve: (preview: BasePreview) => void }[] = []
    const previewBase = ({ path, columns }: { path: string; columns: object }) =>
      new Promise((resolve) => void asked.push({ path, columns, resolve }))
    const answers = { trades: { operation: NONE, previewBase, ...trades } }
    const page = show(<AdoptDialog jobId="trades" onClose={() => {}} />, { answers })
    const look = async (path = ' /srv ') => {
      await page.hand.type(page.screen.getByLabelText('File or folder'), `${path}{Enter}`)
    }
    const button = () => page.screen.getByRole('button', { name: 'Adopt' })
    return { ...page, asked, look, button }
  }

  test('looks first, and asks for the columns that it does not know', async () => {
    const { screen, asked, look, button } = opened()
    expect(isDisabled(button())).toBe(true)
    await look()
    expect(asked[0]).toMatchObject({ path: '/srv', columns: {} })
    asked[0]?.resolve(PREVIEW)
    expect((await screen.findByLabelText('Price')).getAttribute('aria-invalid')).toBe('true')
    expect(isDisabled(button())).toBe(true)
  })

  test('takes the columns that were chosen last, whichever preview comes last', async () => {
    const base = vi.fn().mockResolvedValue({ operation: operation({ action: 'base' }) })
    const { screen, hand, asked, look, button } = opened({ base })
    await look()
    asked[0]?.resolve(PREVIEW)
    await hand.selectOptions(await screen.findByLabelText('Price'), 'p')
    await hand.selectOptions(screen.getByLabelText('Quantity'), 'q')
    expect(asked.at(-1)?.columns).toEqual({ id: 'id', price: 'p', quantity: 'q' })
    const mapping = { id: 'id', price: 'p', quantity: 'q' }
    asked[2]?.resolve({ ...PREVIEW, mapping, missing: [] })
    await expect.poll(() => isDisabled(button())).toBe(false)
    asked[1]?.resolve({ ...PREVIEW, mapping: { id: 'id', price: 'p' }, missing: ['quantity'] })
    await hand.click(button())
    expect(base).toHaveBeenCalledWith({ job_id: 'trades', path: '/srv', columns: mapping })
  })

  test('adopts nothing that was looked at under another path', async () => {
    const { hand, screen, asked, look, button } = opened()
    await look()
    asked[0]?.resolve({ ...PREVIEW, missing: [] })
    await expect.poll(() => isDisabled(button())).toBe(false)
    await hand.type(screen.getByLabelText('File or folder'), '2')
    expect(isDisabled(button())).toBe(true)
  })

  test('says at the path why it cannot be read, and keeps it', async () => {
    const previewBase = vi.fn().mockRejectedValue(refusal('path', 'there is nothing'))
    const { screen, look } = opened({ previewBase })
    await look('/none')
    await screen.findByText('There is nothing.')
    const path = screen.getByLabelText<HTMLInputElement>('File or folder')
    expect([path.value, path.getAttribute('aria-invalid')]).toEqual(['/none', 'true'])
  })

  test('of a folder without such files says so', async () => {
    const { screen, asked, look, button } = opened()
    await look()
    asked[0]?.resolve({ ...PREVIEW, files: 0, file: null, columns: [], missing: [] })
    await screen.findByText(/contains no Parquet or CSV file/)
    expect(isDisabled(button())).toBe(true)
  })
})
