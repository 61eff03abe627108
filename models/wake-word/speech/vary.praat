# Each line of the list: the sound to read, the one to write, formants, pitch, liveliness and length, as factors.
form Vary
  sentence List list.txt
endform
lines = Read Strings from raw text file: list$
count = Get number of strings
for at to count
  selectObject: lines
  rest$ = Get string: at
  for word to 6
    word$[word] = extractWord$(rest$, "")
    rest$ = mid$(rest$, length(word$[word]) + 2, 100000)
  endfor
  sound = Read from file: word$[1]
  pitch = To Pitch: 0, 60, 500
  own = Get quantile: 0, 0, 0.5, "Hertz"
  selectObject: sound
  # A pitch of 0 leaves it as it is, where none was found.
  target = if own = undefined then 0 else min(350, max(70, own * number(word$[4]))) fi
  # What cannot be changed, such as a lone "s", stays selected and is written as it was.
  nocheck Change gender: 60, 500, number(word$[3]), target, number(word$[5]), number(word$[6])
  varied = selected("Sound")
  Save as WAV file: word$[2]
  if varied <> sound
    removeObject: varied
  endif
  removeObject: sound, pitch
endfor
