/** The tag of a test that was expected and of which nothing was ever heard. */
export const LOST_TAG = 'lost'
