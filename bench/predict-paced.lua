-- The same, about 1 000 times a second over 16 connections.
dofile("bench/predict.lua")

function delay()
  return 16
end
