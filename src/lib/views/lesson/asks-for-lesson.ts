/** Whether an address asks for a lesson's questions: `?questions`. */
export const asksForLesson = (search: string): boolean => new URLSearchParams(search).has('questions');
