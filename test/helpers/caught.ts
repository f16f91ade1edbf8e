import { localizeParams, VigieError } from '../../shared/errors.ts'

/** Returns the registered error a promise fails with: its code and its parameters in English. */
export async function caught(work: Promise<unknown>): Promise<{ code: string } & Record<string, unknown>> {
  try {
    await work
  } catch (error) {
    if (error instanceof VigieError) return { code: error.code, ...localizeParams(error.params, 'en') }
    throw error
  }
  throw new Error('it did not fail')
}
