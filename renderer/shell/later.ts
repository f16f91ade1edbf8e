/** A part of the panel that is loaded when it is first shown, with the texts that the first view does without. */
import { type ComponentType, lazy } from 'react'
import { loadLaterWords } from '../words/load-words.ts'

/** @param load imports the component */
export function later<P>(load: () => Promise<ComponentType<P>>) {
  return lazy(async () => {
    const [component] = await Promise.all([load(), loadLaterWords()])
    return { default: component as ComponentType<unknown> as ComponentType<P> }
  })
}
