import { firstTextsIn } from './texts.ts'

export const texts = firstTextsIn('en')
