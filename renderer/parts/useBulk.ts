/** One action on several rows: counted when it is done, and taken back as a whole. */
import { useWords } from '../session.ts'
import { showToast } from '../shell/toast.ts'
import { failureSentence } from '../words/failure.ts'
import { each } from './each.ts'
import { type PanelAction, useAction } from './useAction.ts'

/** Runs actions on several rows. */
export interface BulkAction {
  readonly action: PanelAction
  /** @param doneText returns what is said of the number that is done @param undo takes back one that is done */
  readonly run: <T>(
    items: readonly T[],
    work: (item: T) => Promise<unknown>,
    doneText: (count: number) => string,
    undo: ((item: T) => Promise<unknown>) | null,
  ) => void
}

/** @param changed called after each action, so that lists are read again */
export function useBulk(changed: () => void): BulkAction {
  const words = useWords()
  const action = useAction()
  return {
    action,
    run: (items, work, doneText, undo) =>
      void action.run(async () => {
        const { done, error, failed } = await each(items, work)
        changed()
        const reason =
          failed > 0
            ? ` ${words.t('panel.bulk.failed', { count: failed })} ${failureSentence(error, words)}`
            : ''
        const back = async () => {
          const result = await each(done, undo ?? (() => Promise.resolve()))
          changed()
          if (result.failed > 0) throw result.error
        }
        showToast(doneText(done.length) + reason, done.length > 0 && undo !== null ? back : undefined)
      }),
  }
}
