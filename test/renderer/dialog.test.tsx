/** Dialogs, and the ends of forms: what closes them, what they say, and what cannot be pressed. */
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { Dialog } from '../../renderer/parts/Dialog.tsx'
import { FailureDialog } from '../../renderer/parts/FailureDialog.tsx'
import { FormButtons } from '../../renderer/parts/FormButtons.tsx'
import { InlineForm } from '../../renderer/parts/InlineForm.tsx'
import { RemoveDetails } from '../../renderer/parts/RemoveDetails.tsx'
import { focused, show } from '../helpers/shown.tsx'

const IDLE = { busy: false, error: undefined }

/** What a browser sends for Escape. */
function pressEscape(dialog: HTMLElement): Event {
  const cancel = new Event('cancel', { cancelable: true })
  dialog.dispatchEvent(cancel)
  return cancel
}

describe('a dialog', () => {
  test('is modal and named by its title', () => {
    const { screen } = show(<Dialog title="Add an asset">fields</Dialog>)
    expect(screen.getByRole('dialog', { name: 'Add an asset' }).hasAttribute('open')).toBe(true)
  })

  test('asks whoever opened it to close it at Escape, and stays until that is done', () => {
    const close = vi.fn()
    const { screen } = show(
      <Dialog title="Add an asset" onClose={close}>
        fields
      </Dialog>,
    )
    const dialog = screen.getByRole('dialog')
    expect(pressEscape(dialog).defaultPrevented).toBe(true)
    expect(close).toHaveBeenCalledTimes(1)
    expect(dialog.hasAttribute('open')).toBe(true)
  })

  test('that must be answered does not close at Escape', () => {
    const { screen } = show(<Dialog title="Welcome">questions</Dialog>)
    expect(pressEscape(screen.getByRole('dialog')).defaultPrevented).toBe(true)
    expect(screen.getByRole('dialog').hasAttribute('open')).toBe(true)
  })

  test('stays when no file is chosen after all in a field of it', () => {
    const close = vi.fn()
    const { screen } = show(
      <Dialog title="Import" onClose={close}>
        <input type="file" aria-label="File" />
      </Dialog>,
    )
    screen.getByLabelText('File').dispatchEvent(new Event('cancel', { bubbles: true }))
    expect(close).not.toHaveBeenCalled()
  })

  test('that a browser closed all the same opens again if it must be answered, and else is closed for good', () => {
    const close = vi.fn()
    const { screen } = show(
      <>
        <Dialog title="Welcome">questions</Dialog>
        <Dialog title="Add an asset" onClose={close}>
          fields
        </Dialog>
      </>,
    )
    const dialog = (name: string) => screen.getByRole<HTMLDialogElement>('dialog', { name })
    for (const one of [dialog('Welcome'), dialog('Add an asset')]) one.close()
    expect(dialog('Welcome').open).toBe(true)
    expect(close).toHaveBeenCalledTimes(1)
  })

  test('of a failure says why, and its button closes it', async () => {
    const close = vi.fn()
    const { screen, hand } = show(
      <FailureDialog title="Not imported" error={new Error('no')} onClose={close} />,
    )
    expect(screen.getByRole('alert').textContent).not.toBe('')
    await hand.click(screen.getByRole('button', { name: 'Close' }))
    expect(close).toHaveBeenCalledTimes(1)
  })
})

describe('the buttons of a form', () => {
  test('act once, and leave all as it is', async () => {
    const [act, cancel] = [vi.fn(), vi.fn()]
    const { screen, hand } = show(<FormButtons act="Import" action={IDLE} onAct={act} onCancel={cancel} />)
    await hand.click(screen.getByRole('button', { name: 'Import' }))
    await hand.click(screen.getByRole('button', { name: 'Cancel' }))
    expect([act.mock.calls.length, cancel.mock.calls.length]).toEqual([1, 1])
  })

  test.each([
    ['while it is sent', { action: { busy: true, error: undefined } }],
    ['as long as something is missing', { action: IDLE, ready: false }],
  ])('cannot act %s, and can always be left', (_when, state) => {
    const { screen } = show(<FormButtons act="Import" onAct={vi.fn()} onCancel={vi.fn()} {...state} />)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import' }).disabled).toBe(true)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Cancel' }).disabled).toBe(false)
  })

  test('say why it was refused, unless a field says it', () => {
    const refused = { busy: false, error: new Error('no') }
    const buttons = (refusalShown: boolean) => (
      <FormButtons
        act="Import"
        action={refused}
        onAct={vi.fn()}
        onCancel={vi.fn()}
        refusalShown={refusalShown}
      />
    )
    const { screen, again } = show(buttons(false))
    expect(screen.getByRole('alert')).toBeDefined()
    again(buttons(true))
    return expect.poll(() => screen.queryByRole('alert')).toBeNull()
  })

  test('offer to start again what was entered earlier', async () => {
    const startAgain = vi.fn()
    const { screen, hand } = show(
      <FormButtons
        act="Save"
        action={IDLE}
        onAct={vi.fn()}
        onCancel={vi.fn()}
        entries={{ earlier: true, startAgain }}
      />,
    )
    expect(screen.getByRole('status').textContent).not.toBe('')
    await hand.click(screen.getByRole('button', { name: 'Start again' }))
    expect(startAgain).toHaveBeenCalledTimes(1)
  })
})

describe('a form in its place', () => {
  function shown() {
    const [submit, close] = [vi.fn(), vi.fn()]
    const opener = document.createElement('button')
    opener.textContent = 'Plan'
    document.body.append(opener)
    onTestFinished(() => opener.remove())
    opener.focus()
    const form = (
      <InlineForm className="" onSubmit={submit} onClose={close}>
        <input aria-label="Title" />
        <button type="submit">Save</button>
      </InlineForm>
    )
    return { ...show(form), submit, close }
  }

  test('takes the focus to its first field', async () => {
    shown()
    await expect.poll(focused).toBe('Title')
  })

  test('is sent by Enter, and left by Escape', async () => {
    const { hand, submit, close } = shown()
    await hand.keyboard('Oil change{Enter}')
    expect(submit).toHaveBeenCalledTimes(1)
    await hand.keyboard('{Escape}')
    expect(close).toHaveBeenCalledTimes(1)
  })

  test('gives the focus back to what opened it', async () => {
    const { again } = shown()
    again(null)
    await expect.poll(focused).toBe('Plan')
  })
})

test('a removal takes two steps, and says why it was refused', async () => {
  const remove = vi.fn().mockRejectedValue(new Error('no'))
  const { screen, hand } = show(
    <RemoveDetails label="Remove this job" what="Its runs go too." remove={remove} />,
  )
  const fold = screen.getByRole('group') as HTMLDetailsElement
  expect(fold.open).toBe(false)
  expect(remove).not.toHaveBeenCalled()
  fold.open = true
  await hand.click(screen.getByRole('button', { name: 'Remove this job' }))
  expect(remove).toHaveBeenCalledTimes(1)
  await screen.findByRole('alert')
})
