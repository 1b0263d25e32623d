-- Sends the request of predict.lua about 1 000 times per second over 16 connections.
dofile("bench/predict.lua")

function delay()
  return 16
end
